import type { Release } from './releases.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What `helm install` and `helm status` print of a release. */
export function statusText({ name, namespace, version, info }: Release): string {
  const lines = [
    `NAME: ${name}`,
    `LAST DEPLOYED: ${ansiC(new Date(info.last_deployed))}`,
    `NAMESPACE: ${namespace}`,
    `STATUS: ${info.status}`,
    `REVISION: ${version}`,
    'TEST SUITE: None',
    ...(info.notes === '' ? [] : ['NOTES:', info.notes.trim()]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Local time in the form of C's asctime: `Mon May  1 10:20:30 2023`. */
function ansiC(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  const day = String(date.getDate()).padStart(2);
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${day} ${time} ${date.getFullYear()}`;
}
