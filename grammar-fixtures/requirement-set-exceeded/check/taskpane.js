const { mailbox } = Office.context;

async function read() {
    const { item } = mailbox;
    item.getItemIdAsync((result) => {
    //   ^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5
        console.log(result.value);
    });
    mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, show); console.log("next");
    //                                       ^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.14
    await item.internetHeaders.getAsync(["x-ticket"]);
    //         ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8
}

read();

function show(result) {
    console.log(result);
}
