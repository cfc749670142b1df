import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkData } from "../../scripts/data/check.js";
import { awsNames, coverageLine, outdated, uncovered } from "../../scripts/data/coverage.js";
import type { NameKind } from "../../src/catalog/index.js";
import { resourceIndex } from "../../src/catalog/index.js";
import { servicesByResource } from "../../src/names/index.js";

const { records } = checkData(["data"]).compiled;
const truth = (file: string): string[] => {
  const path = `../shared/truth/${file}`;
  return existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((l) => l && !l.startsWith("#"))
        .map((l) => l.split("\t")[0] as string)
    : [];
};

describe("every name that AWS lists belongs to a service or has a waiver", async () => {
  const lists = await awsNames();
  test.each(["cloudformation", "iam"] as const)("%s, as the development dependencies list it", (kind) => {
    expect(lists[kind].length).toBeGreaterThan(400);
    expect(uncovered(records, kind, lists[kind]).map((n) => coverageLine(records, kind, n))).toEqual([]);
    expect(outdated(records, kind, lists[kind])).toEqual([]);
  });

  test.skipIf(!existsSync("../shared/truth")).each<[NameKind, string, number]>([
    ["api", "aws-apis.txt", 429],
    ["cloudformation", "cloudformation-types.txt", 1500],
    ["terraform", "terraform-types.txt", 1500],
  ])("%s, as %s beside this checkout lists it (skipped where there is none)", (kind, file, atLeast) => {
    const names = truth(file);
    expect(names.length).toBeGreaterThanOrEqual(atLeast);
    expect(uncovered(records, kind, names).map((n) => coverageLine(records, kind, n))).toEqual([]);
    expect(outdated(records, kind, names)).toEqual([]);
  });
});

test("a name that is new is told with what to write where", () => {
  expect(uncovered(records, "cloudformation", ["AWS::Lambda::Moon", "AWS::MoonBase::Rover"])).toEqual(["AWS::MoonBase::Rover"]);
  expect(coverageLine(records, "cloudformation", "AWS::MoonBase::Rover")).toMatch(
    /AWS::MoonBase.*names: of data\/services\/aws\/<id>\.yaml.*name-waivers/,
  );
});

test("one API's types go to several products", () => {
  const catalog = { resourceNames: resourceIndex(records.services) };
  const table: [string, string[]][] = [
    ["AWS::EC2::Instance", ["ec2"]],
    ["AWS::EC2::Volume", ["ebs"]],
    ["AWS::EC2::Subnet", ["vpc"]],
    ["AWS::EC2::VPCEndpoint", ["privatelink"]],
    ["AWS::EC2::VPNConnection", ["site-to-site-vpn"]],
    ["AWS::EC2::ClientVpnEndpoint", ["client-vpn"]],
    ["AWS::EC2::TransitGatewayRoute", ["transit-gateway"]],
    ["AWS::EC2::LocalGatewayRoute", ["outposts"]],
    ["AWS::EC2::CarrierGateway", ["wavelength"]],
    ["AWS::RDS::DBInstance", ["rds"]],
    ["AWS::RDS::GlobalCluster", ["aurora"]],
    ["AWS::RDS::CustomDBEngineVersion", ["rds-custom"]],
    ["AWS::FSx::StorageVirtualMachine", ["fsx-ontap"]],
    ["AWS::FSx::FileSystem", ["fsx-lustre", "fsx-ontap", "fsx-openzfs", "fsx-windows"]],
    ["AWS::ElasticLoadBalancing::LoadBalancer", ["elb-classic"]],
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", ["elb-alb", "elb-gwlb", "elb-nlb"]],
    ["aws_ebs_volume", ["ebs"]],
    ["aws_nat_gateway", ["vpc"]],
    ["aws_ec2_transit_gateway_route", ["transit-gateway"]],
    ["aws_fsx_windows_file_system", ["fsx-windows"]],
    ["aws_cloudwatch_event_rule", ["eventbridge"]],
    ["aws_cloudwatch_log_group", ["cloudwatch"]],
    ["aws_elb", ["elb-classic"]],
    ["aws_kinesis_firehose_delivery_stream", ["firehose"]],
  ];
  expect(table.map(([name]) => [name, [...servicesByResource(catalog, name)].sort()])).toEqual(table);
});
