using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_alerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    over_since = table.Column<long>(type: "bigint", nullable: false),
                    raised_at = table.Column<long>(type: "bigint", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    limit_value = table.Column<int>(type: "int", nullable: false),
                    claimed_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    claimed_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    claimed_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    author_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    author_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    written_at = table.Column<long>(type: "bigint", nullable: false),
                    note_text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    pinned = table.Column<bool>(type: "bit", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_states",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_plan = table.Column<int>(type: "int", nullable: false),
                    throttle_limit_override = table.Column<int>(type: "int", nullable: true),
                    streaming_limit_override = table.Column<int>(type: "int", nullable: true),
                    lemur_limit_override = table.Column<int>(type: "int", nullable: true),
                    disabled = table.Column<bool>(type: "bit", nullable: false),
                    eom_billing = table.Column<bool>(type: "bit", nullable: false),
                    auto_pay_below = table.Column<long>(type: "bigint", nullable: true),
                    auto_pay_bring_back_to = table.Column<long>(type: "bigint", nullable: true),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    running = table.Column<int>(type: "int", nullable: false),
                    queued = table.Column<int>(type: "int", nullable: false),
                    next_sequence = table.Column<long>(type: "bigint", nullable: false),
                    throttled_since = table.Column<long>(type: "bigint", nullable: true),
                    throttle_mail_day = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    minute_end_limit = table.Column<int>(type: "int", nullable: false),
                    minute_finished = table.Column<long>(type: "bigint", nullable: false),
                    minute_longest_wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    minute_peak_demand = table.Column<int>(type: "int", nullable: false),
                    minute_peak_queued = table.Column<int>(type: "int", nullable: false),
                    minute_peak_running = table.Column<int>(type: "int", nullable: false),
                    minute_refused_for_balance = table.Column<long>(type: "bigint", nullable: false),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    minute_submitted = table.Column<long>(type: "bigint", nullable: false),
                    minute_throttled = table.Column<long>(type: "bigint", nullable: false),
                    minute_wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    minute_waited = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_states", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    stripe_customer_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    search_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    search_email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    search_domain = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    search_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    search_stripe_customer_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    search_text = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    project_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    prefix = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    deleted_at = table.Column<long>(type: "bigint", nullable: true),
                    deleted_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    actor_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    roles = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    action = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    outcome = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    state_before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    state_after = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    rule_sentence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ticket = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    correlation_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    previous_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_heads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    node = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    accounts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decision_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    secret = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "demo_replays",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    seed = table.Column<int>(type: "int", nullable: false),
                    replayed_to = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demo_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    old_limit = table.Column<int>(type: "int", nullable: false),
                    new_limit = table.Column<int>(type: "int", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    guardrail = table.Column<int>(type: "int", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    running = table.Column<int>(type: "int", nullable: false),
                    queued = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ticket = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    lapses_at = table.Column<long>(type: "bigint", nullable: false),
                    request_audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    decided_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    decision_audit_sequence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    happened_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lemur_minutes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lemur_minutes", x => new { x.account_id, x.minute_start });
                });

            migrationBuilder.CreateTable(
                name: "lemur_windows",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    admissions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lemur_windows", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "limit_changes",
                columns: table => new
                {
                    audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    cause = table.Column<int>(type: "int", nullable: false),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    old_limit = table.Column<int>(type: "int", nullable: false),
                    old_source = table.Column<int>(type: "int", nullable: false),
                    old_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    old_reverts_to = table.Column<int>(type: "int", nullable: true),
                    old_reverts_to_source = table.Column<int>(type: "int", nullable: false),
                    new_limit = table.Column<int>(type: "int", nullable: false),
                    new_source = table.Column<int>(type: "int", nullable: false),
                    new_expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_changes", x => x.audit_sequence);
                });

            migrationBuilder.CreateTable(
                name: "limit_overrides",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    limit_value = table.Column<int>(type: "int", nullable: false),
                    source = table.Column<int>(type: "int", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    reverts_to = table.Column<int>(type: "int", nullable: true),
                    reverts_to_source = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_overrides", x => new { x.account_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    deduplication_key = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_by = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    sent_to = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "rate_requests",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    request_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rate_requests", x => new { x.account_id, x.kind, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "rollup_marks",
                columns: table => new
                {
                    resolution = table.Column<int>(type: "int", nullable: false),
                    rolled_up_to = table.Column<long>(type: "bigint", nullable: false),
                    source_kept_from = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rollup_marks", x => x.resolution);
                });

            migrationBuilder.CreateTable(
                name: "service_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    owner = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    beat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "streaming_minutes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    session_limit = table.Column<int>(type: "int", nullable: false),
                    starting_limit = table.Column<int>(type: "int", nullable: false),
                    opened = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streaming_minutes", x => new { x.account_id, x.minute_start });
                });

            migrationBuilder.CreateTable(
                name: "streaming_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    project_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    api_key_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    model = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    end_reason = table.Column<int>(type: "int", nullable: true),
                    charged_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streaming_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "throttle_minutes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    submitted = table.Column<long>(type: "bigint", nullable: false),
                    throttled = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false),
                    refused_for_balance = table.Column<long>(type: "bigint", nullable: false),
                    waited = table.Column<long>(type: "bigint", nullable: false),
                    wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    longest_wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    peak_running = table.Column<int>(type: "int", nullable: false),
                    peak_queued = table.Column<int>(type: "int", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    end_running = table.Column<int>(type: "int", nullable: false),
                    end_queued = table.Column<int>(type: "int", nullable: false),
                    end_limit = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_throttle_minutes", x => new { x.account_id, x.minute_start });
                });

            migrationBuilder.CreateTable(
                name: "throttle_rollups",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    resolution = table.Column<int>(type: "int", nullable: false),
                    bucket_start = table.Column<long>(type: "bigint", nullable: false),
                    submitted = table.Column<long>(type: "bigint", nullable: false),
                    throttled = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false),
                    refused_for_balance = table.Column<long>(type: "bigint", nullable: false),
                    waited = table.Column<long>(type: "bigint", nullable: false),
                    wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    longest_wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    peak_running = table.Column<int>(type: "int", nullable: false),
                    peak_queued = table.Column<int>(type: "int", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    end_running = table.Column<int>(type: "int", nullable: false),
                    end_queued = table.Column<int>(type: "int", nullable: false),
                    end_limit = table.Column<int>(type: "int", nullable: false),
                    throttled_minutes = table.Column<int>(type: "int", nullable: false),
                    episodes = table.Column<int>(type: "int", nullable: false),
                    last_throttled_minute = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_throttle_rollups", x => new { x.account_id, x.resolution, x.bucket_start });
                });

            migrationBuilder.CreateTable(
                name: "transcripts",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    project_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    api_key_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    model = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    audio_url = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    throttle = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    lease_owner = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    lease_token = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    lease_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    lease_seconds = table.Column<int>(type: "int", nullable: true),
                    submitted_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    audio_milliseconds = table.Column<long>(type: "bigint", nullable: true),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transcripts", x => x.id)
                        .Annotation("SqlServer:FillFactor", 75);
                });

            migrationBuilder.CreateTable(
                name: "usage_hours",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    hour_start = table.Column<long>(type: "bigint", nullable: false),
                    project_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    api_key_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    product = table.Column<int>(type: "int", nullable: false),
                    model = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_hours", x => new { x.account_id, x.hour_start, x.project_id, x.api_key_id, x.product, x.model });
                });

            migrationBuilder.InsertData(
                table: "audit_heads",
                columns: new[] { "id", "hash", "sequence" },
                values: new object[] { 1, "", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_account_alerts_account_id_raised_at",
                table: "account_alerts",
                columns: new[] { "account_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_alerts_live",
                table: "account_alerts",
                column: "account_id",
                unique: true,
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "IX_account_notes_account_id_written_at",
                table: "account_notes",
                columns: new[] { "account_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_states_queued",
                table: "account_states",
                column: "queued",
                filter: "queued > 0");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_id",
                table: "accounts",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_search_domain",
                table: "accounts",
                column: "search_domain");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_search_email",
                table: "accounts",
                column: "search_email");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_search_id",
                table: "accounts",
                column: "search_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_search_name",
                table: "accounts",
                column: "search_name");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_search_stripe_customer_id",
                table: "accounts",
                column: "search_stripe_customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_account_id",
                table: "api_keys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_prefix",
                table: "api_keys",
                column: "prefix");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_account_id_sequence",
                table: "audit_entries",
                columns: new[] { "account_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_correlation_id",
                table: "audit_entries",
                column: "correlation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_escalations_account_id_requested_at",
                table: "escalations",
                columns: new[] { "account_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_state_requested_at",
                table: "escalations",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_waiting",
                table: "escalations",
                column: "account_id",
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_account",
                table: "ledger_entries",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_account_id_reference",
                table: "ledger_entries",
                columns: new[] { "account_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_credit",
                table: "ledger_entries",
                column: "account_id",
                unique: true,
                filter: "kind = 1");

            migrationBuilder.CreateIndex(
                name: "IX_lemur_minutes_minute_start",
                table: "lemur_minutes",
                column: "minute_start");

            migrationBuilder.CreateIndex(
                name: "IX_limit_changes_account_id_happened_at",
                table: "limit_changes",
                columns: new[] { "account_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_limit_overrides_expires_at",
                table: "limit_overrides",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_account_id_created_at",
                table: "outbox_messages",
                columns: new[] { "account_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_deduplication_key",
                table: "outbox_messages",
                column: "deduplication_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_pending",
                table: "outbox_messages",
                column: "next_attempt_at",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_rate_requests_decided_at",
                table: "rate_requests",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_expired",
                table: "streaming_sessions",
                columns: new[] { "account_id", "ended_at" },
                filter: "end_reason = 1");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_open",
                table: "streaming_sessions",
                column: "opened_at",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_open_of_account",
                table: "streaming_sessions",
                columns: new[] { "account_id", "opened_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_minutes_refused",
                table: "throttle_minutes",
                column: "minute_start",
                filter: "refused_for_balance > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_minutes_throttled",
                table: "throttle_minutes",
                columns: new[] { "minute_start", "account_id", "throttled", "peak_queued", "end_queued" },
                filter: "peak_queued > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_rollups_refused",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "refused_for_balance" },
                filter: "refused_for_balance > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_rollups_throttled",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "throttled_minutes", "throttled", "episodes", "peak_queued" },
                filter: "throttled_minutes > 0");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_finished",
                table: "transcripts",
                columns: new[] { "finished_at", "account_id", "submitted_at", "started_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts",
                columns: new[] { "started_at", "sequence" },
                filter: "status = 1 AND lease_token IS NULL")
                .Annotation("SqlServer:Include", new[] { "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_leased",
                table: "transcripts",
                column: "lease_expires_at",
                filter: "status = 1 AND lease_token IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_queue",
                table: "transcripts",
                columns: new[] { "account_id", "sequence" },
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_usage_hours_hour",
                table: "usage_hours",
                columns: new[] { "hour_start", "account_id" });

            migrationBuilder.Sql(LockEscalationSql.Off);
            migrationBuilder.Sql(AppendOnlySql.SqlServer);
            migrationBuilder.Sql(SqlServerBatch.Of(ThrottleHistorySql.View));
            migrationBuilder.Sql(SqlServerBatch.Of(ThrottleHistorySql.RefusedIndex));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ThrottleHistorySql.Down);

            migrationBuilder.DropTable(
                name: "account_alerts");

            migrationBuilder.DropTable(
                name: "account_notes");

            migrationBuilder.DropTable(
                name: "account_states");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_heads");

            migrationBuilder.DropTable(
                name: "change_events");

            migrationBuilder.DropTable(
                name: "decision_keys");

            migrationBuilder.DropTable(
                name: "demo_replays");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "lemur_minutes");

            migrationBuilder.DropTable(
                name: "lemur_windows");

            migrationBuilder.DropTable(
                name: "limit_changes");

            migrationBuilder.DropTable(
                name: "limit_overrides");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "rate_requests");

            migrationBuilder.DropTable(
                name: "rollup_marks");

            migrationBuilder.DropTable(
                name: "service_leases");

            migrationBuilder.DropTable(
                name: "streaming_minutes");

            migrationBuilder.DropTable(
                name: "streaming_sessions");

            migrationBuilder.DropTable(
                name: "throttle_minutes");

            migrationBuilder.DropTable(
                name: "throttle_rollups");

            migrationBuilder.DropTable(
                name: "transcripts");

            migrationBuilder.DropTable(
                name: "usage_hours");
        }
    }
}
