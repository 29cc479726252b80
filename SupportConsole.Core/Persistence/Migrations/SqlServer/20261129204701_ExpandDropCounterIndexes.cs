using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExpandDropCounterIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_account_states_at_work",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_negative",
                table: "account_states");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_external_billing_id",
                table: "accounts",
                column: "external_billing_id",
                filter: "external_billing_id IS NOT NULL");

            migrationBuilder.Sql(LastChangeSql.SqlServer);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_external_billing_id",
                table: "accounts");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_at_work",
                table: "account_states",
                columns: new[] { "running", "account_id" },
                filter: "running > 0");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_negative",
                table: "account_states",
                columns: new[] { "balance", "account_id" },
                filter: "balance < 0");
        }
    }
}
