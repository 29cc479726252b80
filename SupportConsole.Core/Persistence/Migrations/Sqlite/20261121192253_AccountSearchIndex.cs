using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountSearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Trigrams of every account's search keys: finds any part of three characters or more without reading the table.
            // Contentless, because the text stands in accounts; kept by triggers, so that no writer can forget it.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE account_search USING fts5(search_text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')");
            migrationBuilder.Sql("CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts BEGIN INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text); END");
            migrationBuilder.Sql("CREATE TRIGGER accounts_search_update AFTER UPDATE OF search_text ON accounts BEGIN DELETE FROM account_search WHERE rowid = old.number; INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text); END");
            migrationBuilder.Sql("CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts BEGIN DELETE FROM account_search WHERE rowid = old.number; END");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER accounts_search_insert; DROP TRIGGER accounts_search_update; DROP TRIGGER accounts_search_delete; DROP TABLE account_search");
        }
    }
}
