using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Throttling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WaitsSql.DropView);

            migrationBuilder.AddColumn<long>(
                name: "longest_wait_milliseconds",
                table: "throttle_minutes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "wait_milliseconds",
                table: "throttle_minutes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "waited",
                table: "throttle_minutes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "limit_overrides",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reverts_to",
                table: "limit_overrides",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reverts_to_source",
                table: "limit_overrides",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "minute_longest_wait_milliseconds",
                table: "account_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_wait_milliseconds",
                table: "account_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_waited",
                table: "account_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "throttle_mail_day",
                table: "account_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "account_alerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    over_since = table.Column<long>(type: "INTEGER", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    peak_demand = table.Column<int>(type: "INTEGER", nullable: false),
                    limit_value = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_by_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    claimed_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    claimed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    author_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    author_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    note_text = table.Column<string>(type: "TEXT", nullable: false),
                    pinned = table.Column<bool>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    old_limit = table.Column<int>(type: "INTEGER", nullable: false),
                    new_limit = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    guardrail = table.Column<int>(type: "INTEGER", nullable: false),
                    peak_demand = table.Column<int>(type: "INTEGER", nullable: false),
                    running = table.Column<int>(type: "INTEGER", nullable: false),
                    queued = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ticket = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    requested_by_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lapses_at = table.Column<long>(type: "INTEGER", nullable: false),
                    request_audit_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    decision_audit_sequence = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limit_changes",
                columns: table => new
                {
                    audit_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    old_limit = table.Column<int>(type: "INTEGER", nullable: false),
                    old_source = table.Column<int>(type: "INTEGER", nullable: false),
                    old_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    old_reverts_to = table.Column<int>(type: "INTEGER", nullable: true),
                    old_reverts_to_source = table.Column<int>(type: "INTEGER", nullable: false),
                    new_limit = table.Column<int>(type: "INTEGER", nullable: false),
                    new_source = table.Column<int>(type: "INTEGER", nullable: false),
                    new_expires_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_changes", x => x.audit_sequence);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    deduplication_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_to = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rollup_marks",
                columns: table => new
                {
                    resolution = table.Column<int>(type: "INTEGER", nullable: false),
                    rolled_up_to = table.Column<long>(type: "INTEGER", nullable: false),
                    source_kept_from = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rollup_marks", x => x.resolution);
                });

            // In the order of its key, without a row number: see ClusteredTables.
            migrationBuilder.Sql(
                "CREATE TABLE throttle_rollups (account_id TEXT NOT NULL, resolution INTEGER NOT NULL, bucket_start INTEGER NOT NULL, submitted INTEGER NOT NULL, " +
                "throttled INTEGER NOT NULL, finished INTEGER NOT NULL, refused_for_balance INTEGER NOT NULL, waited INTEGER NOT NULL, wait_milliseconds INTEGER NOT NULL, " +
                "longest_wait_milliseconds INTEGER NOT NULL, peak_running INTEGER NOT NULL, peak_queued INTEGER NOT NULL, peak_demand INTEGER NOT NULL, " +
                "end_running INTEGER NOT NULL, end_queued INTEGER NOT NULL, end_limit INTEGER NOT NULL, throttled_minutes INTEGER NOT NULL, episodes INTEGER NOT NULL, " +
                "last_throttled_minute INTEGER NULL, CONSTRAINT PK_throttle_rollups PRIMARY KEY (account_id, resolution, bucket_start)) WITHOUT ROWID");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_finished",
                table: "transcripts",
                columns: new[] { "finished_at", "account_id", "submitted_at", "started_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_limit_overrides_expires_at",
                table: "limit_overrides",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

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
                name: "IX_limit_changes_account_id_happened_at",
                table: "limit_changes",
                columns: new[] { "account_id", "happened_at" });

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
                name: "ix_throttle_rollups_throttled",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "throttled_minutes", "throttled", "episodes", "peak_queued" },
                filter: "throttled_minutes > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_rollups_refused",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "refused_for_balance" },
                filter: "refused_for_balance > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_minutes_throttled",
                table: "throttle_minutes",
                columns: new[] { "minute_start", "account_id", "throttled", "peak_queued", "end_queued" },
                filter: "peak_queued > 0");

            migrationBuilder.Sql(WaitsSql.View);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WaitsSql.DropView);

            migrationBuilder.DropTable(
                name: "account_alerts");

            migrationBuilder.DropTable(
                name: "account_notes");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "limit_changes");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "rollup_marks");

            migrationBuilder.DropTable(
                name: "throttle_rollups");

            migrationBuilder.DropIndex(
                name: "ix_throttle_minutes_throttled",
                table: "throttle_minutes");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_finished",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "IX_limit_overrides_expires_at",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "longest_wait_milliseconds",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "wait_milliseconds",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "waited",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "reverts_to",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "reverts_to_source",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "minute_longest_wait_milliseconds",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_wait_milliseconds",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_waited",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "throttle_mail_day",
                table: "account_states");

            migrationBuilder.Sql(OpenMinutesSql.View);
        }
    }
}
