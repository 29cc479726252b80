using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Durability;

/// <summary>
/// The entry point of the test assembly when it is started as a program: a node on a SQLite file that submits one
/// transcript after the other and writes a line for each answer, so that <see cref="FsyncTests"/> can watch its system
/// calls.
/// </summary>
internal static class SubmittingProgram
{
    public const int Submits = 20;

    /// <summary>Begins the line that tells of an answer.</summary>
    public const string Answered = "answered ";

    /// <param name="args">The database file, and FULL or OFF.</param>
    public static async Task Main(string[] args)
    {
        var (file, synchronous) = (args[0], args[1]);
        var builder = Host.CreateEmptyApplicationBuilder(
            new()
            {
                ContentRootPath = Path.GetDirectoryName(file),
                EnvironmentName = Environments.Production,
                DisableDefaults = true,
            }
        );
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", file)]);
        builder.Services.AddSupportConsoleCore(builder.Configuration, builder.Environment);
        if (synchronous == "OFF")
        {
            builder.Services.AddSingleton<SqlDialect, UnsyncedDialect>();
        }

        using var host = builder.Build();
        await host.StartAsync();
        await host
            .Services.GetRequiredService<IAccountRegistry>()
            .RegisterAsync(
                new()
                {
                    AccountId = "acme",
                    Email = "ops@acme.example",
                    Name = "Acme",
                    Plan = AccountPlan.Enterprise,
                    EomBilling = true,
                },
                CancellationToken.None
            );
        await AnswerAsync(host.Services.GetRequiredService<ITranscriptLimiter>());
        await host.StopAsync();
    }

    private static async Task AnswerAsync(ITranscriptLimiter limiter)
    {
        for (var number = 1; number <= Submits; number++)
        {
            Assert.IsType<SubmitOutcome.Accepted>(await limiter.SubmitAsync("acme", [new()], CancellationToken.None));
            Console.WriteLine(Answered + number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The planted fault: commits that nobody has put on the disk.</summary>
    private sealed class UnsyncedDialect(SqliteDatabase database) : SqlDialect
    {
        private readonly SqliteDialect _sound = new(database);

        public override SqlStatements Statements => _sound.Statements;

        public override Task<SqlSession> OpenAsync(CancellationToken cancellationToken)
        {
            var connection = database.OpenForWriter();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = OFF";
            command.ExecuteNonQuery();
            return Task.FromResult<SqlSession>(new SqliteSession(connection));
        }

        public override StoreFailure Classify(System.Data.Common.DbException exception) => _sound.Classify(exception);
    }
}
