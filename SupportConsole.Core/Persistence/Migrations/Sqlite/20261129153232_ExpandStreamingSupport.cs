using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExpandStreamingSupport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_streaming_minutes_start",
                table: "streaming_minutes",
                column: "minute_start");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "measured_spends");

            migrationBuilder.DropIndex(
                name: "ix_streaming_minutes_start",
                table: "streaming_minutes");

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
