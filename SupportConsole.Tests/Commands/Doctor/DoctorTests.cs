using System.Text.Json;
using Microsoft.Data.Sqlite;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Commands.Doctor;

/// <summary>
/// <c>doctor</c> as whoever runs the program calls it: the program itself, in Production, with settings that are right,
/// wrong or missing.
/// </summary>
public sealed class DoctorTests : IDisposable
{
    private const string Secret = "hunter2-do-not-print";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-doctor-");

    [Fact]
    public async Task Doctor_SettingsAreWrong_TellsEachAndLooksAtTheRest()
    {
        var settings = Settings();
        settings["Email__Host"] = "smtp.example.test:25";
        settings["Email__UserName"] = "console";
        settings["Email__Password"] = Secret;
        settings["Guardrails__OverageMinutes"] = "soon";
        settings["Limits__MaxAttempts"] = "0";
        settings["Stripe__ApiKey"] = Secret + " with a blank";
        settings["Slack__WebhookUrl"] = $"ftp://hooks.example.test/{Secret}";
        settings["Authentication__Oidc__ClientId"] = "";

        var (code, output) = await ProgramCommand.RunAsync(_folder.FullName, settings, "doctor");

        Assert.Equal(1, code);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.Contains(
            "FAILED   settings     Email:Host is not the name of a server.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("Guardrails:OverageMinutes", output, StringComparison.Ordinal);
        Assert.Contains(
            "FAILED   settings     Limits:MaxAttempts must be between 1 and 100.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("Authentication:Oidc:ClientId is not set", output, StringComparison.Ordinal);
        Assert.Contains("warning  e-mail       It was not looked at", output, StringComparison.Ordinal);
        Assert.Contains("warning  slack        It was not looked at", output, StringComparison.Ordinal);
        Assert.Contains("warning  stripe       It was not looked at", output, StringComparison.Ordinal);
        Assert.Contains("warning  database     There is no file", output, StringComparison.Ordinal);
        Assert.Contains("ok       clock", output, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Doctor_NothingWorks_TellsTheCureOfEach()
    {
        using var smtp = new FakeSmtpServer();
        var settings = Settings();
        var file = Path.Combine(_folder.FullName, "console.db");
        await File.WriteAllTextAsync(file, "This is somebody's letter.");
        settings["Email__Host"] = "127.0.0.1";
        settings["Email__Port"] = Text(smtp.Port);
        settings["Email__From"] = "support@example.test";
        settings["Slack__WebhookUrl"] = $"https://hooks.invalid/services/{Secret}";
        settings["Stripe__ApiKey"] = "sk_test_" + Secret;
        settings["Stripe__BaseUrl"] = "http://127.0.0.1:9";
        settings["Authentication__Oidc__Authority"] = "https://id.invalid";

        var (code, output) = await ProgramCommand.RunAsync(_folder.FullName, settings, "doctor", "--json");

        Assert.Equal(1, code);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        var found = Read(output);
        Assert.Equal("failed", found["database"].State);
        Assert.StartsWith("Check Database:Provider", found["database"].Cure, StringComparison.Ordinal);
        Assert.Equal("failed", found["e-mail"].State);
        Assert.StartsWith(
            $"127.0.0.1:{smtp.Port} offers no STARTTLS",
            found["e-mail"].Finding,
            StringComparison.Ordinal
        );
        Assert.Equal("failed", found["slack"].State);
        Assert.Equal("hooks.invalid cannot be used: its name does not resolve.", found["slack"].Finding);
        Assert.Equal("failed", found["stripe"].State);
        Assert.Equal("failed", found["sign-in"].State);
        Assert.Equal("https://id.invalid does not answer (NameResolutionError).", found["sign-in"].Finding);
        Assert.Equal("warning", found["audit"].State);
        Assert.Equal("ok", found["settings"].State);
        Assert.All(found.Values.Where(line => line.State is "failed" or "warning"), line => Assert.NotNull(line.Cure));
    }

    [SkippableFact]
    public async Task Doctor_BesideARunningNode_FindsItWellAndWritesNothing()
    {
        Soak.Only();
        var file = Path.Combine(_folder.FullName, "console.db");
        await using var program = new ProgramProcess(
            _folder.FullName,
            new Dictionary<string, string> { ["Database__ConnectionString"] = file }
        );
        await program.StartAsync();
        var settings = Settings();
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["Authentication__Mode"] = "Development";

        var before = await StateAsync(file);
        var (code, output) = await ProgramCommand.RunAsync(_folder.FullName, settings, "doctor", "--json");

        Assert.True(code == 0, output);
        var found = Read(output);
        Assert.Equal("ok", found["database"].State);
        Assert.Equal("ok", found["migrations"].State);
        Assert.Equal("ok", found["clock"].State);
        Assert.Equal("notSet", found["e-mail"].State);
        Assert.Equal(before, await StateAsync(file));
    }

    [Theory]
    [InlineData("doctor", "--verbose")]
    [InlineData("doctor", "--json", "now")]
    public async Task Doctor_UnknownArgument_TellsTheUsage(params string[] arguments)
    {
        var (code, output) = await ProgramCommand.RunAsync(_folder.FullName, Settings(), arguments);

        Assert.Equal(2, code);
        Assert.Equal("Usage: doctor [--json]", output.Trim());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, (string State, string Finding, string? Cure)> Read(string output) =>
        JsonDocument
            .Parse(output)
            .RootElement.EnumerateArray()
            .GroupBy(line => line.GetProperty("check").GetString()!)
            .ToDictionary(
                lines => lines.Key,
                lines =>
                    (
                        lines.First().GetProperty("state").GetString()!,
                        lines.First().GetProperty("finding").GetString()!,
                        lines.First().GetProperty("cure").GetString()
                    )
            );

    /// <summary>Counts every change of the database.</summary>
    private static async Task<long> StateAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT COUNT(*) FROM audit_entries) + (SELECT COUNT(*) FROM \"__EFMigrationsHistory\")";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private Dictionary<string, string> Settings() =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Console__PublicUrl"] = "https://console.example.test",
            ["Database__ConnectionString"] = Path.Combine(_folder.FullName, "console.db"),
            ["Audit__CheckpointFile"] = Path.Combine(_folder.FullName, "audit-checkpoints.jsonl"),
            ["Email__FolderPath"] = Path.Combine(_folder.FullName, "mails"),
            ["Authentication__Mode"] = "Oidc",
            ["Authentication__Contact"] = "it-service@example.test",
            ["Authentication__Roles__SupportEngineer__0"] = "support",
            ["Authentication__Oidc__Authority"] = "https://id.example.test",
            ["Authentication__Oidc__ClientId"] = "support-console",
            ["Authentication__Oidc__ClientSecret"] = Secret,
        };
}
