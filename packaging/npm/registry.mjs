// A registry for tests, on this machine: serves packages that were packed, and says that it has no others.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** What a registry says about a package that has one version. */
function packument({ name, version, filename, integrity, manifest }, address) {
  const dist = { integrity, tarball: `${address}/-/${filename}` };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

/**
 * Starts it with packages as `npm pack --json` tells of them, each with its `manifest`; `folder` is where they are.
 * Returns its address, and a function that ends it.
 */
export async function serve(packages, folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.slice(1));
    const file = packages.find(({ filename }) => path === `-/${filename}`);
    const found = packages.find(({ name }) => path === name);
    if (file) response.end(readFileSync(join(folder, file.filename)));
    else if (found) response.end(JSON.stringify(packument(found, address)));
    else response.writeHead(404).end("{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address, stop };
}
