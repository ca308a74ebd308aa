/** Next sends this along with every page, so it is as short as can be; an address that leads nowhere is answered by [...nowhere]. */
export default function NotHere() {
  return <h1>This page is not here</h1>;
}
