import { useEffect, useState } from "react";

export function useOffice() {
  const [item, setItem] = useState<Office.MessageCompose | null>(null);
  useEffect(() => {
    Office.onReady(() => setItem(Office.context.mailbox.item as Office.MessageCompose));
  }, []);
  const run = (action: () => void) => action();
  return { item, run };
}
