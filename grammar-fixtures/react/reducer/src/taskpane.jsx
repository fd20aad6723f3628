import { useReducer } from "react";

function reducer(state, action) {
  switch (action.type) {
    case "opened":
      return { ...state, item: action.item };
    default:
      return state;
  }
}

export function App() {
  const [state, dispatch] = useReducer(reducer, { item: null });
  const open = () => dispatch({ type: "opened", item: Office.context.mailbox.item });
  return <button onFocus={open} onClick={() => state.item.saveAsync()} />;
  //                                                      ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
