easyEws.moveItem(id, "deleteditems", show);
easyEws.expandGroup(group, show);
easyEws.getMailItem(id, show);
