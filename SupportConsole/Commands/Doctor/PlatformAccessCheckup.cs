using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Core.Checkups;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Commands.Doctor;

/// <summary>Can the platform's services call at all.</summary>
internal sealed class PlatformAccessCheckup(IOptions<PlatformOptions> platform, IOptions<SignInOptions> signIn)
    : ICheckup
{
    public const string Name = "platform API";

    public Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckupResult>>([Look(platform.Value.Keys.Count, signIn.Value)]);

    private static CheckupResult Look(int keys, SignInOptions settings)
    {
        var takesTokens =
            settings.Known == SignInMode.EntraId
            || (settings.Known == SignInMode.Oidc && !string.IsNullOrEmpty(settings.Platform.Audience));
        return (keys, takesTokens) switch
        {
            (0, false) => CheckupResult.Warning(
                "The settings hold neither a key nor an audience for tokens: only keys made in the console open it.",
                "Make a key on the page Platform keys, or set Platform:Keys or Authentication:Platform:Audience."
            ),
            (_, true) => CheckupResult.Ok($"The provider's tokens open it, and keys of the settings: {keys}."),
            _ => CheckupResult.Ok($"Keys of the settings that open it: {keys}."),
        };
    }
}
