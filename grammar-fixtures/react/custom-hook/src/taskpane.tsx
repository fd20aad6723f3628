import { useOffice } from "./useOffice";

export function App() {
  const { item, run } = useOffice();
  return <button onClick={() => run(() => item!.saveAsync())} />;
  //                                            ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
