import { configureStore, createAsyncThunk, createSlice } from "@reduxjs/toolkit";

export const save = createAsyncThunk("mail/save", async () => {
  Office.context.mailbox.item.saveAsync();
  //                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
});

const slice = createSlice({
  name: "mail",
  initialState: { subject: "" },
  reducers: {
    setSubject(state, action) {
      state.subject = action.payload;
      state.subject.setAsync?.("never");
    },
  },
});

export const store = configureStore({ reducer: slice.reducer });
Office.context.mailbox.item.subject.getAsync((r) => store.dispatch(slice.actions.setSubject(r.value)));
//                          ^^^^^^^ usage: subject ReadItem certain
//                                  ^^^^^^^^ usage: ReadItem Subject.getAsync certain
