/** What the first overlay of a team is written from. */
export interface Start {
  /** Ids of services and options in use. */
  use: readonly string[];
  /** At least one. */
  teams: readonly string[];
}

const quoted = (text: string) => (/^[A-Za-z][A-Za-z0-9 _-]*$/.test(text) ? text : JSON.stringify(text));

/** A commented overlay to start from: it is read without a fault, and gives the first team what is under its operating systems. */
export function startText({ use, teams }: Start): string {
  const [first = "platform team"] = teams;
  const other = quoted(teams[1] ?? first);
  const place = use[0] ?? "ec2";
  return `# Who inside the company carries the customer's half. AWS's half never changes by what stands here.
# Check it with:  srm overlay check srm.yaml
# What nobody has yet:  srm overlay gaps

# Roles that may be named below. Never a person: people change teams.
teams:
${teams.map((t) => `  - ${quoted(t)}`).join("\n")}

# Services and options in use, by their ids: srm services
use:
${use.map((id) => `  - ${id}`).join("\n")}

# A rule says for which cells (options, services, controls, categories; environments, accounts) who is accountable: one role.
# Where several rules fit: option before service before neither; then control before category before neither; then account, then environment.
rules:
  - categories: [compute]
    accountable: ${quoted(first)}

  # One service, with all that can be said:
  # - ${place.includes(":") ? "options" : "services"}: [${place}]
  #   controls: [backup]
  #   accountable: ${other}
  #   performs: [${quoted(first)}, { thirdParty: Example Hosting Ltd }, { provider: AWS Managed Services }]
  #   ourCustomers: configure      # or provide: what your own customers do; without accountable it is theirs alone
  #   inheritsFrom: ${quoted(first)}
  #   evidence: https://wiki.example.com/backups
  #   review: 2027-03-31

  # All the rest, so that nothing is left to nobody:
  # - accountable: ${other}

# environments: [production, test]
# accounts: { "111122223333": production }

# What the catalogue lacks, with the reason:
# ownControls:
#   - id: change-approval
#     title: Change approval
#     category: governance
#     act: approve changes to production
#     reason: Our auditors ask for it.
# ownServices:
#   - id: billing-api
#     name: Billing API
#     reason: We wrote it, and run it for the other teams.
#     controls: [application-code, application-logging]
`;
}
