using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportConsole.Core.Checkups;

namespace SupportConsole.Commands.Doctor;

/// <summary>
/// <c>doctor</c>: looks at everything that the program needs, with its settings and from its machine, and says of each
/// whether it works, and what to do where it does not. Changes nothing, also beside running nodes. Ends with code 0, or
/// 1 when something failed. <c>--json</c> writes the same for programs.
/// </summary>
internal static class DoctorCommand
{
    public const string Usage = "Usage: doctor [--json]";

    private const string JsonOption = "--json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>True when the arguments ask for this command instead of the console.</summary>
    public static bool IsMeant(string[] args) => args is ["doctor", ..];

    /// <summary>Adds the host's own checkups when the command is asked for; the log would stand between its lines.</summary>
    public static void AddDoctor(this WebApplicationBuilder builder, string[] args)
    {
        if (!IsMeant(args))
        {
            return;
        }

        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(CheckupKind.Of<SignInCheckup>(SignInCheckup.Name));
        builder.Services.AddSingleton(CheckupKind.Of<SessionKeyCheckup>(SessionKeyCheckup.Name));
        builder.Services.AddSingleton(CheckupKind.Of<PlatformAccessCheckup>(PlatformAccessCheckup.Name));
    }

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not (["doctor"] or ["doctor", JsonOption]))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var settings = SettingsCheckup.Run(services).Select(result => (SettingsCheckup.Name, result));
        var others = await services.GetRequiredService<CheckupRunner>().RunAsync(cancellationToken);
        return await WriteAsync(args, [.. settings, .. others], output);
    }

    /// <summary>Tells of settings so wrong that the program could not even be put together.</summary>
    /// <returns>The program's exit code.</returns>
    public static Task<int> TellAsync(string[] args, IEnumerable<string> problems, TextWriter output) =>
        WriteAsync(
            args,
            [.. problems.Select(problem => (SettingsCheckup.Name, SettingsCheckup.Invalid(problem)))],
            output
        );

    private static async Task<int> WriteAsync(
        string[] args,
        IReadOnlyList<(string Name, CheckupResult Result)> results,
        TextWriter output
    )
    {
        if (args.Contains(JsonOption))
        {
            await output.WriteLineAsync(
                JsonSerializer.Serialize(
                    results.Select(line => new
                    {
                        check = line.Name,
                        line.Result.State,
                        line.Result.Finding,
                        line.Result.Cure,
                    }),
                    Json
                )
            );
        }
        else
        {
            foreach (var (name, result) in results)
            {
                await output.WriteLineAsync(
                    $"{Word(result.State), -8} {name, -12} {result.Finding}{(result.Cure is null ? "" : " " + result.Cure)}"
                );
            }
        }

        return results.Any(line => line.Result.State == CheckupState.Failed) ? 1 : 0;
    }

    private static string Word(CheckupState state) =>
        state switch
        {
            CheckupState.Ok => "ok",
            CheckupState.NotSet => "not set",
            CheckupState.Warning => "warning",
            CheckupState.Failed => "FAILED",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
