using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StreamingAndLemur : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "lemur_limit_override",
                table: "account_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "streaming_limit_override",
                table: "account_states",
                type: "INTEGER",
                nullable: true);

            // In the order of their keys, without a row number: see ClusteredTables.
            migrationBuilder.Sql("CREATE TABLE lemur_windows (account_id TEXT NOT NULL CONSTRAINT PK_lemur_windows PRIMARY KEY, admissions TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID");
            migrationBuilder.Sql(
                "CREATE TABLE streaming_minutes (account_id TEXT NOT NULL, minute_start INTEGER NOT NULL, session_limit INTEGER NOT NULL, opened INTEGER NOT NULL, " +
                "refused INTEGER NOT NULL, CONSTRAINT PK_streaming_minutes PRIMARY KEY (account_id, minute_start)) WITHOUT ROWID");
            migrationBuilder.Sql(
                "CREATE TABLE streaming_sessions (id TEXT NOT NULL CONSTRAINT PK_streaming_sessions PRIMARY KEY, account_id TEXT NOT NULL, project_id TEXT NOT NULL, " +
                "api_key_id TEXT NULL, model TEXT NOT NULL, opened_at INTEGER NOT NULL, ended_at INTEGER NULL, end_reason INTEGER NULL, charged_milliseconds INTEGER NOT NULL, " +
                "cost INTEGER NOT NULL) WITHOUT ROWID");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lemur_windows");

            migrationBuilder.DropTable(
                name: "streaming_minutes");

            migrationBuilder.DropTable(
                name: "streaming_sessions");

            migrationBuilder.DropColumn(
                name: "lemur_limit_override",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "streaming_limit_override",
                table: "account_states");
        }
    }
}
