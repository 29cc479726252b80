using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class LedgerOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_account",
                table: "ledger_entries",
                columns: new[] { "account_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_account",
                table: "ledger_entries");
        }
    }
}
