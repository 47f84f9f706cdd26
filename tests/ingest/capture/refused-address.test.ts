import assert from "node:assert/strict";
import { test } from "node:test";
import { refusedAddress } from "../../../ingest/capture/refused-address.js";

const refused = [
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "::1", "::", "10.0.0.1", "172.16.0.1", "172.31.255.255"],
  ...["192.168.1.1", "100.64.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "fc00::1"],
  ...["224.0.0.1", "255.255.255.255", "ff02::1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "2001:db8::1"],
  // The same by way of IPv6.
  ...["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::10.0.0.1"],
  ...["64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1"],
  "not an address",
];
const asked = ["93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"];

for (const address of refused)
  test(`${address} is not asked`, () => assert.notEqual(refusedAddress(address), null));
for (const address of asked) test(`${address} is asked`, () => assert.equal(refusedAddress(address), null));
