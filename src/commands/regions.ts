/** Regions with EKS that people in this lab most often use, by code and place; any other can be typed. */
export const regions: readonly (readonly [code: string, place: string])[] = [
  ['ap-northeast-2', 'Seoul'],
  ['ap-northeast-1', 'Tokyo'],
  ['ap-southeast-1', 'Singapore'],
  ['ap-southeast-2', 'Sydney'],
  ['ap-south-1', 'Mumbai'],
  ['us-east-1', 'N. Virginia'],
  ['us-east-2', 'Ohio'],
  ['us-west-2', 'Oregon'],
  ['ca-central-1', 'Canada'],
  ['eu-west-1', 'Ireland'],
  ['eu-central-1', 'Frankfurt'],
  ['eu-west-2', 'London'],
  ['eu-north-1', 'Stockholm'],
  ['sa-east-1', 'São Paulo'],
];
