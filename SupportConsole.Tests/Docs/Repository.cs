namespace SupportConsole.Tests.Docs;

/// <summary>Files of the repository that are no part of the build.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file.</summary>
    /// <param name="path">From the root.</param>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>The text of a file.</summary>
    /// <param name="path">From the root.</param>
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportConsole.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
