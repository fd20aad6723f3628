import React, { useCallback, useEffect, useInsertionEffect, useLayoutEffect, useMemo } from "react";
import { styled, Stack } from "@mui/material";

const Frame = styled(Stack)(({ theme }) => ({ padding: theme.spacing(1) }));

export function Page() {
  const item = Office.context.mailbox.item;
  useEffect(() => console.log(item.itemId), [item, item.body]);
  useLayoutEffect(() => {}, [item.body]);
  useInsertionEffect(() => {}, [item.body]);
  React.useEffect(() => {
    item.body.getTypeAsync(console.log);
    return () => console.log("gone");
  }, [item]);
  const show = useCallback(() => console.log(item.itemId), [item]);
  const name = useMemo(() => item.itemType, [item]);
  return <Frame onClick={show}>{name}</Frame>;
}
