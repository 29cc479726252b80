using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LemurRefusals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_lemur_minutes_minute_start",
                table: "lemur_minutes",
                column: "minute_start");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lemur_minutes");
        }
    }
}
