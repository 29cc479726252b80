using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExpandTranscriptExplorer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "heartbeats",
                table: "transcripts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "leased_at",
                table: "transcripts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "transcript_leases",
                columns: table => new
                {
                    transcript_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    attempt = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    worker = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    leased_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: false),
                    heartbeats = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transcript_leases", x => new { x.transcript_id, x.attempt });
                });

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_account",
                table: "transcripts",
                columns: new[] { "account_id", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "transcript_leases");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_account",
                table: "transcripts");

            migrationBuilder.DropColumn(
                name: "heartbeats",
                table: "transcripts");

            migrationBuilder.DropColumn(
                name: "leased_at",
                table: "transcripts");
        }
    }
}
