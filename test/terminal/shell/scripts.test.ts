import { describe, expect, it } from 'vitest';
import { TerminalLab } from '../lab.ts';

// What bash 5.2 prints for each of these.
const scripts: readonly (readonly [script: string, output: string])[] = [
  ['echo hello   world', 'hello world\n'],
  ['x=5; echo "$x" \'$x\' ${x}y', '5 $x 5y\n'],
  ['for i in 1 2 3; do echo $i; done', '1\n2\n3\n'],
  ['for i in {1..3} {a,b}c; do printf "%s " $i; done', '1 2 3 ac bc '],
  ['for ((i=0;i<3;i++)); do echo -n $i; done', '012'],
  ['i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i', '3\n'],
  ['until false; do echo once; break; done', 'once\n'],
  ['if [[ abc == a* && -n x ]]; then echo yes; else echo no; fi', 'yes\n'],
  ['case foo.log in *.txt) echo text;; *.log|*.out) echo log;; esac', 'log\n'],
  ['f() { local a=1; echo $1-$a-$#; return 3; }; f x y; echo $?', 'x-1-2\n3\n'],
  [
    'a=(one two "three four"); echo ${#a[@]} "${a[2]}" ${a[-1]}; for x in "${a[@]}"; do echo "<$x>"; done',
    '3 three four three four\n<one>\n<two>\n<three four>\n',
  ],
  ['declare -A m=([k]=v); m[x y]=z; echo ${m[k]} "${m[x y]}"', 'v z\n'],
  [
    's=hello.tar.gz; echo ${s%.*} ${s%%.*} ${s#*.} ${s##*.} ${s/l/L} ${s//l/L} ${s^} ${s^^} ${#s} ${s:1:3} ${s: -2}',
    'hello.tar hello tar.gz gz heLlo.tar.gz heLLo.tar.gz Hello.tar.gz HELLO.TAR.GZ 12 ell gz\n',
  ],
  ['echo ${u:-default} ${u-d} ${u:+set} [${u}]; : ${u:=now}; echo $u', 'default d []\nnow\n'],
  ['echo $((2**10)) $((7/2)) $((7%3)) $((1<<4|1)) $((x=5,x*2)) $((0x1f)) $((010))', '1024 3 1 17 10 31 8\n'],
  ['echo $(echo a; echo b) "$(echo a; echo b)" `echo c`', 'a b a\nb c\n'],
  ["cat <<EOF\nx=$((1+1)) $(echo sub)\nEOF\ncat <<'EOF'\n$x\nEOF", 'x=2 sub\n$x\n'],
  ['cat <<< "a  b"', 'a  b\n'],
  ['printf "%-5s|%5.2f|%03d|%x\\n" ab 3.14159 7 255', 'ab   | 3.14|007|ff\n'],
  ['printf "%s\\n" a b c', 'a\nb\nc\n'],
  ['echo -e "a\\tb\\x41"; echo "a\\tb"', 'a\tbA\na\\tb\n'],
  ['(cd /tmp; pwd); pwd', '/tmp\n/root\n'],
  ['false || echo or; true && echo and; ! true || echo neg', 'or\nand\nneg\n'],
  [
    'set -- a "b c"; echo $# "$2"; for x in "$@"; do echo "[$x]"; done; for x in $*; do echo "($x)"; done; shift; echo $1',
    '2 b c\n[a]\n[b c]\n(a)\n(b)\n(c)\nb c\n',
  ],
  ['IFS=:; x=a:b:c; set -- $x; echo $#', '3\n'],
  ['IFS=, read -r a b <<< "1,2,3"; echo "$a-$b"', '1-2,3\n'],
  ['printf "a\\nb\\n" | while read l; do echo "<$l>"; done', '<a>\n<b>\n'],
  ['echo one > /tmp/f; echo two >> /tmp/f; cat /tmp/f; wc -l < /tmp/f', 'one\ntwo\n2\n'],
  ['{ echo out; echo err >&2; } 2>&1 | sort', 'err\nout\n'],
  ['echo x 2>/dev/null >&2', ''],
  ['touch /tmp/a.txt /tmp/b.txt; cd /tmp; echo *.txt; echo *.none', 'a.txt b.txt\n*.none\n'],
  ['x="a b"; y=$x; echo "$y"; set -- $x; echo $#', 'a b\n2\n'],
  ['eval "x=1; echo \\$x"', '1\n'],
  ['echo ~ ~root/x', '/root /root/x\n'],
  ['set -o pipefail; false | true; echo $?', '1\n'],
  ['true | false | true; echo ${PIPESTATUS[@]}', '0 1 0\n'],
  ['x=5; x+=6; echo $x; declare -i n=3; n+=4; echo $n', '56\n7\n'],
  ['[[ 2023-05-01 =~ ^([0-9]+)-([0-9]+) ]] && echo ${BASH_REMATCH[2]}', '05\n'],
  ['seq 3 | xargs echo -n; echo; seq 4 | xargs -n 2 echo; echo a | xargs -I{} echo {}-{}', '1 2 3\n1 2\n3 4\na-a\n'],
  ['for i in 1 2; do for j in 1 2; do [ $j = 2 ] && continue 2; echo $i$j; done; done', '11\n21\n'],
  ['echo "${x:-a b}" ; echo ${!HO*}', 'a b\nHOME HOSTNAME HOSTTYPE\n'],
  ['n=HOME; echo ${!n}', '/root\n'],
  ['trap "echo bye" EXIT; echo hi', 'hi\nbye\n'],
  ['diff <(echo a) <(echo a) && echo same', 'same\n'],
  ["echo $'a\\tb'", 'a\tb\n'],
  ['while getopts "ab:" o -a -b val; do echo $o $OPTARG; done', 'a\nb val\n'],
  ['mapfile -t l < <(printf "x\\ny\\n"); echo ${#l[@]} ${l[1]}', '2 y\n'],
  ['type cd; type -t echo; command -v cat', 'cd is a shell builtin\nbuiltin\n/usr/bin/cat\n'],
  ['echo abc | tr a-z A-Z | cut -c2-; echo "a b c" | awk \'{print $2}\'', 'BC\nb\n'],
  ['echo \'{"a":{"b":[1,2]}}\' | jq -c .a.b', '[1,2]\n'],
  ['f() { echo in; }; f > /tmp/o; cat /tmp/o; unset -f f; f 2>/dev/null; echo $?', 'in\n127\n'],
  ['exec 3>/tmp/three; echo to3 >&3; exec 3>&-; cat /tmp/three', 'to3\n'],
  ['echo start; exit 4; echo never', 'start\n'],
  ['readonly r=1; (r=2) 2>/dev/null; echo $? $r', '1 1\n'],
  ['printf "%s\\n" "a b" | { read x y; echo $y; }', 'b\n'],
  ['echo "[ROUTE TABLE]" "$(printf "x\\n\\n")end"', '[ROUTE TABLE] xend\n'],
  ['head -c 3 <<< abcdef; echo; printf "1\\n2\\n3\\n" | tail -n 2; yes | head -2', 'abc\n2\n3\ny\ny\n'],
  ['test -d /tmp -a ! -e /nope && [ ! -f /tmp ] && echo ok', 'ok\n'],
];

describe('scripts', () => {
  it.each(scripts)('%s', async (script, output) => {
    const result = await new TerminalLab().run(script);
    expect(result.stdout + result.stderr).toBe(output);
  });
});

describe('what goes wrong', () => {
  const failures: readonly (readonly [script: string, complaint: string, status: number])[] = [
    ['nope', 'bash: line 1: nope: command not found\n', 127],
    ['echo a\n\nnope', 'bash: line 3: nope: command not found\n', 127],
    ['cat /nope', 'cat: /nope: No such file or directory\n', 1],
    ['cat < /nope', 'bash: line 1: /nope: No such file or directory\n', 1],
    ['/nope', 'bash: line 1: /nope: No such file or directory\n', 127],
    ['/tmp', 'bash: line 1: /tmp: Is a directory\n', 126],
    ['cd /nope', 'bash: line 1: cd: /nope: No such file or directory\n', 1],
    ['echo )', "bash: line 1: syntax error near unexpected token `)'\nbash: line 1: `echo )'\n", 2],
    ['if true; then', 'bash: line 1: syntax error: unexpected end of file\n', 2],
    ['set -u; echo $nope', 'bash: line 1: nope: unbound variable\n', 127],
    ['echo $((1/0))', 'bash: line 1: division by 0 (error token is "0")\n', 1],
    ['set -e; false; echo never', '', 1],
    ['set -e; if false; then :; fi; false || true; exit 5', '', 5],
    ['f() { f; }; f', 'bash: line 1: f: maximum function nesting level exceeded (1000)\n', 1],
  ];
  it.each(failures)('%s', async (script, complaint, status) => {
    const result = await new TerminalLab().run(script);
    expect({ stderr: result.stderr, status: result.status }).toEqual({ stderr: complaint, status });
  });
});
