"""The plugin: what MkDocs calls, and who does the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from mkdocs_journeys.diagrams.svg import is_available
from mkdocs_journeys.mkdocs import files as site_files
from mkdocs_journeys.mkdocs import (
    findings,
    navigation,
    pagefind,
    personas,
    plain,
    publication,
    search,
    source,
)
from mkdocs_journeys.mkdocs.added import Added, Frame
from mkdocs_journeys.mkdocs.config import (
    JourneysConfig,
    folders_around,
    journeys_folder,
    refuse_folder_around_pages,
)
from mkdocs_journeys.mkdocs.contents import Contents
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.policy import SitePolicy
from mkdocs_journeys.mkdocs.preview.preview import Preview
from mkdocs_journeys.mkdocs.preview.reloading import let_reloading_in
from mkdocs_journeys.mkdocs.preview.serving import Served
from mkdocs_journeys.mkdocs.stopped import Stopped
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.templates.compiled import remember_compiled
from mkdocs_journeys.reading.collecting import set_aside, take_back
from mkdocs_journeys.reading.memory import Memory, open_memory


class JourneysPlugin(BasePlugin[JourneysConfig]):  # type: ignore[no-untyped-call]
    """Adds the journeys to a site. It runs after other plugins, to see their pages and their navigation."""

    def __init__(self) -> None:
        super().__init__()
        self.added: Added | None = None
        self.policy: SitePolicy | None = None
        self.stopped: Stopped | None = None
        self.preview: Preview | None = None
        self.pagefind: pagefind.Pagefind | None = None
        self._is_dirty = self._is_served = False
        self._memory: Memory | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same from build to build, as MkDocs has it for plugins that want to know of this."""
        self._is_dirty, self._is_served = dirty, command == "serve"
        if self._is_served:
            pagefind.tell_served(self.config.search)

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the journeys, and fit the site to being published or not.

        Only the configuration may change here: mike asks for it without a build.
        """
        publication.configure(config)
        folder = journeys_folder(self.config, config)
        refuse_folder_around_pages(folder, self.config, config)
        # To watch a folder that does not exist would stop `mkdocs serve`.
        if folder.is_dir() and str(folder) not in config.watch:
            config.watch.append(str(folder))
        return config

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the journeys and put their pages among the site's."""
        self.added = None
        take_back()
        self.pagefind = pagefind.wanted(self.config.search, config, is_served=self._is_served)
        publication.add_banner(files, config)
        folder = journeys_folder(self.config, config)
        if not folder.is_dir():
            findings.tell_missing(self.config.dir)
            return files
        links = Links(self.config.path, config.use_directory_urls, config.site_url or "")
        contents = Contents(self._remembered(folder))
        remember_compiled(contents.memory)
        laid = source.laid_of(folder, self.config, links, contents.memory)
        findings.tell(laid.findings)
        if not is_available():
            findings.tell_no_pictures(config.strict)
        pages, assets = site_files.add(laid.site, files, config, folder, links, contents)
        set_aside()
        contents.make_ahead([page.ours for page in pages.values()])
        self.added = Added(laid, pages, assets, contents)
        return files

    def _remembered(self, folder: Path) -> Memory:
        """What earlier builds have found out: of this process, or of others before it."""
        if self._memory is None:
            self._memory = open_memory(folder, "site")
        else:
            self._memory.turn()
        return self._memory

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Put our entries into the navigation."""
        if self.added is None:
            nav = navigation.without_markers(nav)
        else:
            site, pages = self.added.laid.site, self.added.pages
            nav = navigation.place(nav, site, pages, is_automatic=config.nav is None)
        plain.make_sections_plain(nav.items)
        if self.added is not None:
            self.added.nav = nav
            self.added.navigations = personas.navigations(nav, self.added.laid.site, self.added.pages)
        return nav

    @event_priority(100)
    def on_page_markdown(
        self,
        markdown: str,  # noqa: ARG002
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> None:
        """Keep what themes print of a page's front matter from becoming HTML."""
        plain.make_meta_plain(page.meta)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All pages are read, none is written: the same with titles, and get the templates ready."""
        plain.make_pages_plain(files)
        plain.strip_safely(env)
        searches = search.feed(config)
        if self.added is not None and self.added.nav is not None:
            self.added.searches, self.added.frame = searches, Frame(config, files, self.added.nav, env)
        if self.pagefind:
            self.pagefind.take_over(env)
        self.policy = self.stopped = None
        if self.config.policy == "strict":
            self.policy, self.stopped = SitePolicy(env), Stopped(config)
        return env

    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,
    ) -> TemplateContext:
        """Give a persona's pages their own navigation."""
        publication.forget_canonical(page)
        if isinstance(page, JourneyPage):
            page.pass_by(False)
        if self.added is not None and isinstance(page, JourneyPage):
            context["nav"] = self.added.nav_of(page) or nav
        return context

    @event_priority(100)
    def _policed(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the policy into a page, before another plugin changes it."""
        return self.policy.page(output, Path(page.file.abs_dest_path)) if self.policy else output

    def _finished(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell readers of a published page that there are other versions of it."""
        return publication.finished_page(output, page, config)

    @event_priority(-100)
    def _looked_at(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """See what the policy stops, whoever wrote it into the page."""
        if self.policy and self.stopped:
            is_ours = isinstance(page, JourneyPage)
            self.stopped.look(output, page.file.src_uri, self.policy.scripts, is_ours=is_ours)
        return output

    on_post_page = CombinedEvent(_policed, _finished, _looked_at)

    @event_priority(100)
    def _policed_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put the policy into the page for addresses that don't exist, and into templates of a team's own."""
        if self.policy is None:
            return output_content
        return self.policy.template(output_content, Path(config.site_dir, template_name))

    def _finished_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The line about other versions on the page for addresses that don't exist."""
        return publication.finished_missing_page(output_content, template_name, config)

    on_post_template = CombinedEvent(_policed_template, _finished_template)

    @event_priority(100)
    def _completed(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """All pages are written: now the list of scripts is whole, and what was made can be kept."""
        self._finish()
        if self.added is not None:
            self.added.contents.memory.save()

    def _finish(self) -> None:
        if self.policy and self.stopped:
            self.policy.complete()
            self.stopped.tell()

    @event_priority(-100)
    def _indexed(self, *, config: MkDocsConfig) -> None:
        """The theme has written what its search found on them."""
        if self.pagefind:
            self.pagefind.write(Path(config.site_dir))

    on_post_build = CombinedEvent(_completed, _indexed)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Show what somebody saves, and let the page in the browser load again."""
        if self.config.policy == "strict":
            let_reloading_in(server)
        folder = journeys_folder(self.config, config)
        if self.config.preview and not self._is_dirty and folder.is_dir() and Served.is_fit(server):
            around = folders_around(folder, config)
            self.preview = Preview(folder, around, Served(server), lambda: self.added, self._finish)
            if self.preview.start():
                config.watch.remove(str(folder))
        return server

    def on_shutdown(self) -> None:
        """Nobody looks any more."""
        if self.preview is not None:
            self.preview.stop()
        if self.added is not None:
            self.added.contents.memory.save()
