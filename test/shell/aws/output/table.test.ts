import { describe, expect, test } from 'vitest';
import { tableOutput } from '../../../../src/shell/aws/output/table.ts';

const plain = { columns: 80, colours: false };

describe('--output table', () => {
  // Two rows of the published lab's table; its inner spaces are those of the AWS CLI's own formatter (1.45).
  test('rows of the lab', () => {
    const row = (InstanceName: string, PrivateIPAdd: string, PublicIPAdd: string) => ({
      PublicIPAdd,
      PrivateIPAdd,
      InstanceName,
      Status: 'running',
    });
    const instances = [
      [row('myeks-ng1-Node', '192.168.3.163', '13.124.28.125')],
      [row('myeks-bastion-EC2', '192.168.1.100', '52.78.156.220')],
    ];
    expect(tableOutput('DescribeInstances', instances, plain)).toBe(
      `--------------------------------------------------------------------
|                         DescribeInstances                        |
+-------------------+-----------------+-----------------+----------+
|   InstanceName    |  PrivateIPAdd   |   PublicIPAdd   | Status   |
+-------------------+-----------------+-----------------+----------+
|  myeks-ng1-Node   |  192.168.3.163  |  13.124.28.125  |  running |
|  myeks-bastion-EC2|  192.168.1.100  |  52.78.156.220  |  running |
+-------------------+-----------------+-----------------+----------+
`,
    );
  });

  // Printed by the AWS CLI's own formatter (1.45).
  test('a frame in a frame for what is inside', () => {
    expect(tableOutput('ListThings', { Things: [{ Name: 'a', Sizes: [1, 2] }, { Name: 'bb' }] }, plain)).toBe(
      `------------
|ListThings|
+----------+
|| Things ||
|+--------+|
||  Name  ||
|+--------+|
||  a     ||
|+--------+|
||| Sizes|||
||+------+||
|||  1   |||
|||  2   |||
||+------+||
|| Things ||
|+--------+|
||  Name  ||
|+--------+|
||  bb    ||
|+--------+|
`,
    );
  });

  test('one that is too wide is turned on its side', () => {
    const lines = tableOutput('X', { Long: 'l'.repeat(60), Other: 'o'.repeat(30) }, plain).split('\n');
    expect(lines[3]).toBe(`|  Long |  ${'l'.repeat(60)}   |`);
    expect(lines[4]).toBe(`|  Other|  ${'o'.repeat(30)}${' '.repeat(33)}|`);
  });

  test('letters of two columns, nothing, booleans, and what cannot be drawn', () => {
    expect(
      tableOutput(
        'T',
        [
          ['노드', true],
          ['a', null],
        ],
        plain,
      )
        .split('\n')
        .slice(2, 5),
    ).toEqual(['+-------+--------+', '|  노드 |  True  |', '|  a    |  None  |']);
    expect(tableOutput('T', [], plain)).toBe('');
    expect(() => tableOutput('T', [['a', 'b'], ['c']], plain)).toThrow('Row should have 2 elements, instead it has 1');
  });

  test('colours for people', () => {
    const [, , , row] = tableOutput('T', ['a'], { columns: 80, colours: true }).split('\n');
    expect(row).toBe('|  \u001b[1m\u001b[34ma\u001b[0m  |');
  });
});
