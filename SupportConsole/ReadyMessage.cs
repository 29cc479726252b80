namespace SupportConsole;

/// <summary>The last line of a start: where to go.</summary>
internal static partial class ReadyMessage
{
    /// <summary>Says so once the server listens.</summary>
    public static void AnnounceWhenReady(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                LogReady(app.Logger, address, address.TrimEnd('/') + "/openapi/v1.json");
            }
        });

    [LoggerMessage(
        LogLevel.Information,
        "SupportConsole is ready: open {Address} and sign in; the platform API is described at {Description}"
    )]
    private static partial void LogReady(ILogger logger, string address, string description);
}
