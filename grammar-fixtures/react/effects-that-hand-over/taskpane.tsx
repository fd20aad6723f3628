import { useEffect } from "react";
import { useDeepEffect, track } from "@example/effects";

export function Page() {
  const item = Office.context.mailbox.item;
  useDeepEffect(() => {}, [item]);
  // @3-33 unresolved-office-value: Office object at `useDeepEffect(() => {}, [item])` cannot be followed
  useEffect(() => {
    track(item);
    // @5-15 unresolved-office-value: Office object at `track(item)` cannot be followed
    return () => track(item.body);
    //           ^^^^^^^^^^^^^^^^ unresolved-office-value: Office object at `track(item.body)` cannot be followed
  }, []);
  return <b>{item.itemId}</b>;
}
