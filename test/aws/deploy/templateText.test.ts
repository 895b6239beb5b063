import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateDocument } from '../../../src/aws/deploy/templateText.ts';
import { documentResources } from '../../../src/domain/deploy/templateDocument.ts';

describe('a template’s text', () => {
  it('gives short function forms their long names, whatever they are called with', () => {
    expect(
      templateDocument(
        [
          'A: !Ref X',
          "B: !Sub '${X}-a'",
          'C: !Select [0, !GetAZs ""]',
          'D: !Equals [!Ref X, ""]',
          'E: !If [Y, !Ref X, 1]',
        ].join('\n'),
      ),
    ).toEqual({
      A: { Ref: 'X' },
      B: { 'Fn::Sub': '${X}-a' },
      C: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      D: { 'Fn::Equals': [{ Ref: 'X' }, ''] },
      E: { 'Fn::If': ['Y', { Ref: 'X' }, 1] },
    });
  });

  it('keeps what looks like a date or a time as it is written', () => {
    expect(templateDocument('AWSTemplateFormatVersion: 2010-09-09\nAt: 1:30\nPort: 22')).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      At: '1:30',
      Port: 22,
    });
  });

  it('takes words for truth values, but not the letters y and n', () => {
    expect(templateDocument('A: [yes, On, TRUE, no, off, false]\nY: y\nn: N')).toEqual({
      A: [true, true, true, false, false, false],
      Y: 'y',
      n: 'N',
    });
  });

  it('reads JSON as JSON', () => {
    expect(templateDocument('{"Resources": {"A": {"Type": "AWS::EC2::VPC"}}}')).toEqual({
      Resources: { A: { Type: 'AWS::EC2::VPC' } },
    });
  });

  it.each(['', 'just words', '- a\n- list', '{"half": ', 'a: &a [*a]', '\t: x', 'a: b: c'])(
    'makes nothing of %j',
    (text) => {
      expect(templateDocument(text)).toBeUndefined();
    },
  );

  it('reads the lab’s own template', () => {
    const document = templateDocument(readFileSync('media/eks-networking-lab.yaml', 'utf8')) ?? {};
    expect(documentResources(document).length).toBeGreaterThan(30);
  });
});
