using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>Where the files of checkpoints and keys stand.</summary>
internal sealed class CheckpointPaths(IOptions<AuditOptions> options, IHostEnvironment environment)
{
    /// <summary>The file that checkpoints are appended to.</summary>
    public string Checkpoints => Of(options.Value.CheckpointFile);

    /// <summary>The key that the program makes for itself where none is set.</summary>
    public string OwnKey => Path.Combine(Path.GetDirectoryName(Checkpoints)!, "audit-signing-key.pem");

    /// <summary>A path of the settings.</summary>
    public string Of(string path) => Path.GetFullPath(Path.Combine(environment.ContentRootPath, path));
}
