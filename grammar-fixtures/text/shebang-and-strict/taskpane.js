#!/usr/bin/env node
"use strict";
Office.context.mailbox.item.saveAsync();
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
