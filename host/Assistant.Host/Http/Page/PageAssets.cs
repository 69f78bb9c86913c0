using Assistant.Host.Composition;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Assistant.Host.Http.Page;

/// <summary>
/// The files of the web chat. Those under <c>/assets</c> bear a hash in their names and are kept for ever; where the build has put a
/// compressed one beside a file, that one is sent to who can read it.
/// </summary>
internal static class PageAssets
{
    private const string Assets = "/assets";
    private const string ForEver = "public, max-age=31536000, immutable";
    private static readonly (string Coding, string Extension)[] s_codings = [("br", ".br"), ("gzip", ".gz")];

    public static IApplicationBuilder UsePageAssets(this IApplicationBuilder app)
    {
        var root = Path.GetFullPath(app.ApplicationServices.GetRequiredService<AssistantSettings>().WebRoot);
        if (!Directory.Exists(root))
            return app;
        var files = new PhysicalFileProvider(root);
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(files.Dispose);
        app.Use((context, next) =>
        {
            if (IsFile(context.Request.Path))
                Choose(context, files);
            return next(context);
        });
        app.UseWhen(context => IsFile(context.Request.Path), branch => branch.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new ContentTypes(),
            OnPrepareResponse = Describe,
        }));
        return app;
    }

    // Pages have no dot in their last segment; the page itself is a template and is sent by its own endpoint alone.
    private static bool IsFile(PathString path) =>
        path.Value is { } value && value.LastIndexOf('.') > value.LastIndexOf('/') && !value.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    private static void Choose(HttpContext context, PhysicalFileProvider files)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, extension) in s_codings)
        {
            if (!accepted.Any(entry => entry.Quality != 0 && entry.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)))
                continue;
            var compressed = context.Request.Path + extension;
            if (!files.GetFileInfo(compressed).Exists)
                continue;
            context.Items[typeof(PageAssets)] = coding;
            context.Request.Path = compressed;
            return;
        }
    }

    private static void Describe(StaticFileResponseContext response)
    {
        var headers = response.Context.Response.Headers;
        headers.CacheControl = response.Context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal) ? ForEver : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (response.Context.Items[typeof(PageAssets)] is string coding)
            headers.ContentEncoding = coding;
    }

    /// <summary>The type of a compressed file is that of the file within.</summary>
    private sealed class ContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new();

        public ContentTypes()
        {
            _types.Mappings[".mjs"] = "text/javascript";
            // Character maps, fonts and colour profiles of the document viewer.
            foreach (var extension in new[] { ".bcmap", ".pfb", ".icc" })
                _types.Mappings[extension] = "application/octet-stream";
        }

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
        {
            var name = s_codings.Select(coding => coding.Extension).FirstOrDefault(extension => subpath.EndsWith(extension, StringComparison.Ordinal)) is { } compressed
                ? subpath[..^compressed.Length]
                : subpath;
            return _types.TryGetContentType(name, out contentType);
        }
    }
}
