using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExpandAccountsAndTranscripts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "heartbeats",
                table: "transcripts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "leased_at",
                table: "transcripts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "limit_kind",
                table: "escalations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "peak_at",
                table: "escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "refusing_minutes",
                table: "escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "console_fields",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "external_billing_id",
                table: "accounts",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "important_owner",
                table: "accounts",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "transcript_ttl_hours",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "canceled_up_to",
                table: "account_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "pause_audit_sequence",
                table: "account_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_until",
                table: "account_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pattern",
                table: "account_alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "product",
                table: "account_alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "snoozed_until",
                table: "account_alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "summary",
                table: "account_alerts",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "measured_spends",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    spent = table.Column<long>(type: "INTEGER", nullable: false),
                    low_below = table.Column<long>(type: "INTEGER", nullable: false),
                    measured_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measured_spends", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "person_choices",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    choice_value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_choices", x => new { x.person_id, x.kind, x.name_key });
                });

            migrationBuilder.CreateTable(
                name: "transcript_leases",
                columns: table => new
                {
                    transcript_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    worker = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    leased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false),
                    heartbeats = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transcript_leases", x => new { x.transcript_id, x.attempt });
                });

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_account",
                table: "transcripts",
                columns: new[] { "account_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_ended",
                table: "streaming_sessions",
                columns: new[] { "account_id", "ended_at" },
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_minutes_start",
                table: "streaming_minutes",
                column: "minute_start");

            migrationBuilder.CreateIndex(
                name: "IX_limit_overrides_limit_value_account_id_kind",
                table: "limit_overrides",
                columns: new[] { "limit_value", "account_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_changed_at",
                table: "accounts",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_created_at",
                table: "accounts",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_account_plan_account_id",
                table: "account_states",
                columns: new[] { "account_plan", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_states_at_work",
                table: "account_states",
                columns: new[] { "running", "account_id" },
                filter: "running > 0");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_disabled",
                table: "account_states",
                column: "account_id",
                filter: "disabled");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_invoiced",
                table: "account_states",
                column: "account_id",
                filter: "eom_billing");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_negative",
                table: "account_states",
                columns: new[] { "balance", "account_id" },
                filter: "balance < 0");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_paused_until",
                table: "account_states",
                column: "paused_until",
                filter: "paused_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_streaming_limit_override_account_id",
                table: "account_states",
                columns: new[] { "streaming_limit_override", "account_id" },
                filter: "streaming_limit_override IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_throttle_limit_override_account_id",
                table: "account_states",
                columns: new[] { "throttle_limit_override", "account_id" },
                filter: "throttle_limit_override IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_look_ups_actor_id_hour_start",
                table: "account_look_ups",
                columns: new[] { "actor_id", "hour_start" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "measured_spends");

            migrationBuilder.DropTable(
                name: "person_choices");

            migrationBuilder.DropTable(
                name: "transcript_leases");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_account",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "ix_streaming_sessions_ended",
                table: "streaming_sessions");

            migrationBuilder.DropIndex(
                name: "ix_streaming_minutes_start",
                table: "streaming_minutes");

            migrationBuilder.DropIndex(
                name: "IX_limit_overrides_limit_value_account_id_kind",
                table: "limit_overrides");

            migrationBuilder.DropIndex(
                name: "IX_accounts_changed_at",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_accounts_created_at",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_account_states_account_plan_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_at_work",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_disabled",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_invoiced",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_negative",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_states_paused_until",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_states_streaming_limit_override_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_states_throttle_limit_override_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_look_ups_actor_id_hour_start",
                table: "account_look_ups");

            migrationBuilder.DropColumn(
                name: "heartbeats",
                table: "transcripts");

            migrationBuilder.DropColumn(
                name: "leased_at",
                table: "transcripts");

            migrationBuilder.DropColumn(
                name: "limit_kind",
                table: "escalations");

            migrationBuilder.DropColumn(
                name: "peak_at",
                table: "escalations");

            migrationBuilder.DropColumn(
                name: "refusing_minutes",
                table: "escalations");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "console_fields",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "external_billing_id",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "important_owner",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "transcript_ttl_hours",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "canceled_up_to",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "pause_audit_sequence",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "pattern",
                table: "account_alerts");

            migrationBuilder.DropColumn(
                name: "product",
                table: "account_alerts");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "account_alerts");

            migrationBuilder.DropColumn(
                name: "summary",
                table: "account_alerts");
        }
    }
}
