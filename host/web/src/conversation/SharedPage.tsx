export function SharedPage({ token }: { token: string }) {
  return <div>{token}</div>;
}
