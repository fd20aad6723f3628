// addinspect-ignore-next-line permission-exceeded: still used, though the rule is off here
Office.context.mailbox.item.subject.setAsync("text");
Office.context.mailbox.item.body.setAsync("text");
