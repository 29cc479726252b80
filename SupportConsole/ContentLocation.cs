namespace SupportConsole;

/// <summary>Where the settings and the static files of the program are found.</summary>
internal static class ContentLocation
{
    private const string SettingsFile = "appsettings.json";

    /// <summary>
    /// Reads the settings people edit, at the root of the repository or wherever the program is started, and falls back
    /// to those that shipped beside the program. Static files always stand beside the program.
    /// </summary>
    public static WebApplicationOptions Options(string[] args)
    {
        var current = Directory.GetCurrentDirectory();
        return new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = File.Exists(Path.Combine(current, SettingsFile)) ? current : AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        };
    }
}
