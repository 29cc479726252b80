using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LeaseIndexAndTextOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_transcripts",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts");

            migrationBuilder.AlterColumn<string>(
                name: "search_text",
                table: "accounts",
                type: "nvarchar(1024)",
                maxLength: 1024,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(1024)",
                oldMaxLength: 1024);

            migrationBuilder.AddPrimaryKey(
                name: "PK_transcripts",
                table: "transcripts",
                column: "id")
                .Annotation("SqlServer:FillFactor", 75);

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts",
                columns: new[] { "started_at", "sequence" },
                filter: "status = 1 AND lease_token IS NULL")
                .Annotation("SqlServer:Include", new[] { "account_id" });

            migrationBuilder.Sql(LockEscalationSql.Off);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(LockEscalationSql.On);

            migrationBuilder.DropPrimaryKey(
                name: "PK_transcripts",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts");

            migrationBuilder.AlterColumn<string>(
                name: "search_text",
                table: "accounts",
                type: "nvarchar(1024)",
                maxLength: 1024,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(1024)",
                oldMaxLength: 1024,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddPrimaryKey(
                name: "PK_transcripts",
                table: "transcripts",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_leasable",
                table: "transcripts",
                columns: new[] { "started_at", "sequence" },
                filter: "status = 1 AND lease_token IS NULL");
        }
    }
}
