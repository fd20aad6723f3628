// The event is raised from Mailbox 1.12 on.
Office.actions.associate("onSend", (event) => {
  event.completed({
    allowEvent: false,
    errorMessage: `Ask ${"first"}.`,
    cancelLabel: "Back",
    // @5-15 information[requirement-set-exceeded]: needs Mailbox 1.14, manifest.xml ensures only 1.12: `Office.SmartAlertsEventCompletedOptions.cancelLabel` Without the set, Outlook does not know the option.
    "errorMessageMarkdown": "**Ask first.**",
    // @6-25 requirement-set-exceeded: needs Mailbox 1.15
    // The constant is missing with its enum.
    sendModeOverride: Office.MailboxEnums.SendModeOverride.PromptUser,
    //                                    ^^^^^^^^^^^^^^^^ warning[requirement-set-exceeded]: needs Mailbox 1.14
  });
});
