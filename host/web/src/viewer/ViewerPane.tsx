export function ViewerPane() {
  return null;
}
