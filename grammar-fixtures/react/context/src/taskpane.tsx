import { createContext, useContext, type ReactNode } from "react";

const MailContext = createContext<any>(null);
const TypedContext = createContext<Office.Mailbox | undefined>(undefined);

function useMail() {
  return useContext(MailContext);
}

function Provider({ children }: { children: ReactNode }) {
  const value = { item: Office.context.mailbox.item };
  return <MailContext.Provider value={value}>{children}</MailContext.Provider>;
}

function Save() {
  const { item } = useMail();
  const mailbox = useContext(TypedContext)!;
  return (
    <button
      onClick={() => {
        item.saveAsync();
        //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
        mailbox.makeEwsRequestAsync("<x/>", () => {});
        //      ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
        //      ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
      }}
    />
  );
}

export const App = () => (
  <Provider>
    <Save />
  </Provider>
);
