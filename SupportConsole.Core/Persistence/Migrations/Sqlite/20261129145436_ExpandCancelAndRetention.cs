using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExpandCancelAndRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_account_states_paused_until",
                table: "account_states",
                column: "paused_until",
                filter: "paused_until IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_transcripts_account",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "ix_streaming_sessions_ended",
                table: "streaming_sessions");

            migrationBuilder.DropIndex(
                name: "IX_account_states_paused_until",
                table: "account_states");

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
        }
    }
}
