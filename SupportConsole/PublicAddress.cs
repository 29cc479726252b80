namespace SupportConsole;

/// <summary>
/// The address that links in posts and e-mails begin with, where no setting gives it: the one that the program listens
/// on.
/// </summary>
internal static class PublicAddress
{
    /// <summary>
    /// Takes the first address of <c>urls</c> that a browser can open, unless <c>Console:PublicUrl</c> is set.
    /// </summary>
    public static WebApplicationBuilder AddPublicAddress(this WebApplicationBuilder builder)
    {
        if (Of(builder.Configuration) is { } address)
        {
            builder.Services.PostConfigure<ConsoleOptions>(options => options.PublicUrl = address);
        }

        return builder;
    }

    /// <summary>The address; null when the setting or its default holds.</summary>
    internal static string? Of(IConfiguration configuration) =>
        configuration[$"{ConsoleOptions.Section}:{nameof(ConsoleOptions.PublicUrl)}"] is null
            ? configuration[WebHostDefaults.ServerUrlsKey]
                ?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(CanBeOpened)
            : null;

    /// <summary>False for "every address of this machine", and for a port that is chosen at the start.</summary>
    private static bool CanBeOpened(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Port != 0
        && address.Host is not ("0.0.0.0" or "[::]" or "");
}
