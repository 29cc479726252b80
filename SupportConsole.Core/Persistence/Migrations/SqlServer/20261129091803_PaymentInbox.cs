using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PaymentInbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inbox_payments",
                columns: table => new
                {
                    payment_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    charge_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    customer_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    paid_at = table.Column<long>(type: "bigint", nullable: true),
                    pays_invoice = table.Column<bool>(type: "bit", nullable: false),
                    has_other_purpose = table.Column<bool>(type: "bit", nullable: false),
                    refunded_total = table.Column<long>(type: "bigint", nullable: false),
                    refunded_total_at = table.Column<long>(type: "bigint", nullable: true),
                    first_told_at = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    waits = table.Column<bool>(type: "bit", nullable: false),
                    deposited = table.Column<long>(type: "bigint", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    disputed = table.Column<long>(type: "bigint", nullable: false),
                    is_posted_elsewhere = table.Column<bool>(type: "bit", nullable: false),
                    entries = table.Column<int>(type: "int", nullable: false),
                    handled_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    handled_at = table.Column<long>(type: "bigint", nullable: true),
                    handled_reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    handled_audit_sequence = table.Column<long>(type: "bigint", nullable: true),
                    is_dismissed = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_payments", x => x.payment_id);
                });

            migrationBuilder.CreateTable(
                name: "money_events",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    type = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    payment_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    object_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    api_version = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    entries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_money_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_reversals",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    payment_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    status = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    status_at = table.Column<long>(type: "bigint", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_reversals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_stripe_customer_id",
                table: "accounts",
                column: "stripe_customer_id",
                unique: true,
                filter: "stripe_customer_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_payments_account_id_first_told_at",
                table: "inbox_payments",
                columns: new[] { "account_id", "first_told_at" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_payments_customer_id",
                table: "inbox_payments",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_payments_first_told_at",
                table: "inbox_payments",
                column: "first_told_at");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_payments_waits_state",
                table: "inbox_payments",
                columns: new[] { "waits", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_money_events_payment_id_happened_at",
                table: "money_events",
                columns: new[] { "payment_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_reversals_payment_id",
                table: "payment_reversals",
                column: "payment_id");

            migrationBuilder.Sql(InboxBackfillSql.SqlServer);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox_payments");

            migrationBuilder.DropTable(
                name: "money_events");

            migrationBuilder.DropTable(
                name: "payment_reversals");

            migrationBuilder.DropIndex(
                name: "IX_accounts_stripe_customer_id",
                table: "accounts");
        }
    }
}
