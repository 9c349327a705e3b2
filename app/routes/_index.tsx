export default function Home() {
  return <h1>OpenChance</h1>;
}
