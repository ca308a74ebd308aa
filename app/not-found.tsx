/** Next sends this with every page, so it is short. Paths that no route matches are answered by [...unmatched]. */
export default function NotFound() {
  return <h1>Page not found</h1>;
}
