export function AppraisalScreen() {
  return null;
}
