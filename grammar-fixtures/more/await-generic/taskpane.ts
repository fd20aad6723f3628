declare function wait(): Promise<unknown>;

async function load<T>(key: string): Promise<T> {
  await wait();
  return (window as any)[key] as T;
}

class Store {
  async get<T>(key: string): Promise<T> {
    return load<T>(key);
  }
}

export async function run(store: Store): Promise<void> {
  const body = await load<Office.Body>("body");
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  (await store.get<Office.Subject>("subject")).setAsync("x");
  //                                           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  store.get<Office.Location>("location").then((l) => l.setAsync("x"));
  //                                                   ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
}
