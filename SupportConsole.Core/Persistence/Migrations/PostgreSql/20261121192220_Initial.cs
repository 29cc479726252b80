using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_states",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    account_plan = table.Column<int>(type: "integer", nullable: false),
                    throttle_limit_override = table.Column<int>(type: "integer", nullable: true),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    eom_billing = table.Column<bool>(type: "boolean", nullable: false),
                    auto_pay_below = table.Column<long>(type: "bigint", nullable: true),
                    auto_pay_bring_back_to = table.Column<long>(type: "bigint", nullable: true),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    running = table.Column<int>(type: "integer", nullable: false),
                    queued = table.Column<int>(type: "integer", nullable: false),
                    next_sequence = table.Column<long>(type: "bigint", nullable: false),
                    throttled_since = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    stripe_customer_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    search_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    search_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    search_domain = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    search_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    search_stripe_customer_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    search_text = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    roles = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    state_before = table.Column<string>(type: "text", nullable: true),
                    state_after = table.Column<string>(type: "text", nullable: true),
                    rule_sentence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ticket = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    correlation_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    previous_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
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
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    accounts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "demo_replays",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    replayed_to = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demo_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    happened_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limit_overrides",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    limit_value = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    audit_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_overrides", x => new { x.account_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "throttle_minutes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    submitted = table.Column<long>(type: "bigint", nullable: false),
                    throttled = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false),
                    refused_for_balance = table.Column<long>(type: "bigint", nullable: false),
                    peak_running = table.Column<int>(type: "integer", nullable: false),
                    peak_queued = table.Column<int>(type: "integer", nullable: false),
                    peak_demand = table.Column<int>(type: "integer", nullable: false),
                    end_running = table.Column<int>(type: "integer", nullable: false),
                    end_queued = table.Column<int>(type: "integer", nullable: false),
                    end_limit = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_throttle_minutes", x => new { x.account_id, x.minute_start });
                });

            migrationBuilder.CreateTable(
                name: "transcripts",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    project_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    api_key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    model = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    audio_url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    throttle = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    lease_token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    lease_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    lease_seconds = table.Column<int>(type: "integer", nullable: true),
                    submitted_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    audio_milliseconds = table.Column<long>(type: "bigint", nullable: true),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transcripts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_hours",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hour_start = table.Column<long>(type: "bigint", nullable: false),
                    project_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    api_key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    product = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
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
                name: "IX_audit_entries_account_id_sequence",
                table: "audit_entries",
                columns: new[] { "account_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_correlation_id",
                table: "audit_entries",
                column: "correlation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_account_id_reference",
                table: "ledger_entries",
                columns: new[] { "account_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_throttle_minutes_refused",
                table: "throttle_minutes",
                column: "minute_start",
                filter: "refused_for_balance > 0");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts",
                columns: new[] { "started_at", "sequence" },
                filter: "status = 1 AND lease_token IS NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_states");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_heads");

            migrationBuilder.DropTable(
                name: "change_events");

            migrationBuilder.DropTable(
                name: "demo_replays");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "limit_overrides");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "throttle_minutes");

            migrationBuilder.DropTable(
                name: "transcripts");

            migrationBuilder.DropTable(
                name: "usage_hours");
        }
    }
}
