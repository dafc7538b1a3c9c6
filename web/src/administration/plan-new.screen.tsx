export function PlanNewScreen() {
  return null;
}
