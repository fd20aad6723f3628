const mailbox = Office.context.mailbox;

mailbox.getCallbackTokenAsync({ isRest: true }, (result) => {
//      ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: switched off from August 2025 on
  load(mailbox.restUrl + "/v2.0/me/messages", result.value);
  //           ^^^^^^^ warning[legacy-token]: the exemption for add-ins ended on 14 October 2025
});
mailbox.getUserIdentityTokenAsync((result) => signIn(result.value));
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: 9018 GenericTokenError

// Nothing but the name speaks for Office: told all the same.
export function ask(helper) {
  helper().getUserIdentityTokenAsync(signIn);
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: The receiver is unknown
}

Office.auth.getAccessTokenAsync({}, (result) => signIn(result.value));
//          ^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: has been superseded

// The same by its former place, which the typings lack.
Office.context.auth.getAccessTokenAsync((result) => signIn(result.value));
//                  ^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: has been superseded
